import { render } from 'preact'
import { Shell } from './shell/Shell'
import './state/walk'
import './styles/index.css'

render(<Shell />, document.getElementById('root') as HTMLElement)
